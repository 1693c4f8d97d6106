package schemas

// Animal is what the plugins of all categories make.
//
//hush:category name=zoo
type Animal interface{ Sound() string }

// Bird is an animal of a category with one plugin.
//
//hush:category name=bird-house
type Bird interface{ Sound() string }

// Fish is an animal of a category with a preferred plugin.
//
//hush:category name=pond
type Fish interface{ Sound() string }

// Hen is an animal of a category whose plugins read like numbers.
//
//hush:category name=farm
type Hen interface{ Sound() string }

// Beast is an animal whose configs Go code decides about.
//
//hush:category name=wild
type Beast interface{ Sound() string }

// Keeper is a person who holds animals.
//
//hush:category name=keeper
type Keeper interface{ Sound() string }

type quiet struct{}

func (quiet) Sound() string { return "" }
