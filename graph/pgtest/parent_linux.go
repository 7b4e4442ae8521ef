package pgtest

import "syscall"

// dieWithParent ends a process with the one that started it.
func dieWithParent(a *syscall.SysProcAttr) { a.Pdeathsig = syscall.SIGQUIT }
