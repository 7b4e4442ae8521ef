package eval

func (s *session) muc() ([]Section, error) { return nil, nil }
