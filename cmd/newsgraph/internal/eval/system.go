package eval

// models returns the models in the binary.
func models() []Model { return nil }
