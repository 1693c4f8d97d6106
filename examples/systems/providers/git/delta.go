package git

import (
	"encoding/binary"
	"errors"
)

var errDelta = errors.New("a delta doesn't fit what it builds on")

// applyDelta makes an object from the one that it builds on: each instruction
// copies a stretch of that one or adds bytes of its own.
func applyDelta(base, delta []byte) ([]byte, error) {
	size, delta, err := readSize(delta)
	if err != nil || size != len(base) {
		return nil, errDelta
	}
	want, delta, err := readSize(delta)
	if err != nil {
		return nil, err
	}
	out := make([]byte, 0, want)
	for len(delta) > 0 {
		var stretch []byte
		if code := delta[0]; code&0x80 != 0 {
			stretch, delta, err = copied(base, code, delta[1:])
		} else {
			stretch, delta, err = added(int(code), delta[1:])
		}
		if err != nil || len(out)+len(stretch) > want {
			return nil, errDelta
		}
		out = append(out, stretch...)
	}
	if len(out) != want {
		return nil, errDelta
	}
	return out, nil
}

func readSize(delta []byte) (size int, rest []byte, err error) {
	value, n := binary.Uvarint(delta)
	if n <= 0 || value > maxObject {
		return 0, nil, errDelta
	}
	return int(value), delta[n:], nil
}

// added returns so many of the next bytes.
func added(count int, delta []byte) (stretch, rest []byte, err error) {
	if count == 0 || count > len(delta) {
		return nil, nil, errDelta
	}
	return delta[:count], delta[count:], nil
}

// copied returns a stretch of the base. The low bits of the code tell which
// bytes of offset (four) and length (three) follow; the others are 0.
func copied(base []byte, code byte, delta []byte) (stretch, rest []byte, err error) {
	var numbers [8]byte
	for i := range 7 {
		if code>>i&1 == 0 {
			continue
		}
		if len(delta) == 0 {
			return nil, nil, errDelta
		}
		numbers[i], delta = delta[0], delta[1:]
	}
	start := int64(binary.LittleEndian.Uint32(numbers[:4]))
	length := int64(binary.LittleEndian.Uint32(numbers[4:]))
	if length == 0 {
		length = 0x10000
	}
	if start+length > int64(len(base)) {
		return nil, nil, errDelta
	}
	return base[start : start+length], delta, nil
}
