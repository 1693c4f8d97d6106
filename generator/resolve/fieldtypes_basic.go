package resolve

import (
	"go/types"

	"github.com/hushgen/hushgen/generator/model"
)

var basicKinds = map[types.BasicKind]model.FieldType{
	types.Bool: {Kind: model.Bool}, types.String: {Kind: model.String},
	types.Int: {Kind: model.Int}, types.Int8: {Kind: model.Int, Bits: 8}, types.Int16: {Kind: model.Int, Bits: 16},
	types.Int32: {Kind: model.Int, Bits: 32}, types.Int64: {Kind: model.Int, Bits: 64},
	types.Uint: {Kind: model.Uint}, types.Uint8: {Kind: model.Uint, Bits: 8}, types.Uint16: {Kind: model.Uint, Bits: 16},
	types.Uint32: {Kind: model.Uint, Bits: 32}, types.Uint64: {Kind: model.Uint, Bits: 64},
	types.Float32: {Kind: model.Float, Bits: 32}, types.Float64: {Kind: model.Float, Bits: 64},
}

func (r *resolver) basicType(in fieldContext, t types.Type, basic *types.Basic) (*model.FieldType, bool) {
	known, ok := basicKinds[basic.Kind()]
	if !ok {
		return r.refuseType(in, t, "no file can hold such a value; use a number or a string")
	}
	if named, isNamed := types.Unalias(t).(*types.Named); isNamed {
		known.Named = true
		if reason := r.objectReason(named.Obj()); reason != "" {
			return r.refuseType(in, t, "the registry can't use it: "+reason)
		}
		known.Enum = r.enumOf(in, named, known)
	}
	known.Type = modelType(t)
	return &known, true
}
