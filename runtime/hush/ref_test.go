package hush_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

// resolver gives the instance of one key.
type resolver struct {
	key      hush.Key
	instance any
}

var errNoInstance = errors.New("no instance")

func (r resolver) Instance(ctx context.Context, key hush.Key) (any, error) {
	if key != r.key {
		return nil, errNoInstance
	}
	return r.instance, ctx.Err()
}

func (r resolver) Using(ctx context.Context, key hush.Key, use func(any) error) error {
	instance, err := r.Instance(ctx, key)
	if err != nil {
		return err
	}
	return use(instance)
}

func TestRef(t *testing.T) {
	key := hush.Key{Category: "speaker", Name: "a"}
	ref := hush.NewRef[speaker](key, resolver{key, &echo{"hi"}})
	assert.Equal(t, key, ref.Key())
	assert.False(t, ref.IsZero())
	got, err := ref.Get(t.Context())
	require.NoError(t, err)
	assert.Equal(t, "hi", got.Say())

	errUse := errors.New("use")
	err = ref.Use(t.Context(), func(s speaker) error {
		assert.Equal(t, "hi", s.Say())
		return errUse
	})
	assert.Equal(t, errUse, err)
}

func TestRefErrors(t *testing.T) {
	key := hush.Key{Category: "speaker", Name: "a"}
	never := func(speaker) error { panic("used") }

	other := hush.NewRef[speaker](hush.Key{Category: "speaker", Name: "b"}, resolver{key, &echo{"hi"}})
	_, err := other.Get(t.Context())
	require.ErrorIs(t, err, errNoInstance)
	require.ErrorIs(t, other.Use(t.Context(), never), errNoInstance)

	wrong := hush.NewRef[speaker](key, resolver{key, 3})
	const text = "speaker:a: the instance doesn't have the type of its category"
	_, err = wrong.Get(t.Context())
	require.EqualError(t, err, text)
	require.EqualError(t, wrong.Use(t.Context(), never), text)
	var conflict *hush.ConflictError
	require.ErrorAs(t, err, &conflict)
	assert.Equal(t, key, conflict.Key)

	unbound := hush.NewRef[speaker](key, nil)
	_, err = unbound.Get(t.Context())
	require.EqualError(t, err, "speaker:a: the reference is not bound to a hub")
	require.EqualError(t, unbound.Use(t.Context(), never), "speaker:a: the reference is not bound to a hub")

	var zero hush.Ref[speaker]
	assert.True(t, zero.IsZero())
	_, err = zero.Get(t.Context())
	require.EqualError(t, err, "the reference is empty: it names no resource")
	var notBound *hush.UnboundRefError
	require.ErrorAs(t, zero.Use(t.Context(), never), &notBound)
	assert.True(t, notBound.Key.IsZero())
}

func TestRefTo(t *testing.T) {
	ref := hush.RefTo[speaker](&echo{"hi"})
	assert.False(t, ref.IsZero())
	assert.True(t, ref.Key().IsZero())
	got, err := ref.Get(t.Context())
	require.NoError(t, err)
	assert.Equal(t, "hi", got.Say())
	require.NoError(t, ref.Use(t.Context(), func(s speaker) error {
		assert.Equal(t, "hi", s.Say())
		return nil
	}))

	none, err := hush.RefTo[speaker](nil).Get(t.Context())
	require.NoError(t, err)
	assert.Nil(t, none)
}
