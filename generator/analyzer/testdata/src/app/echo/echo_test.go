package echo

//hush:config name=fake category=lm
type fake struct{}
