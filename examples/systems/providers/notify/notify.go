// Package notify holds the contract of notification channels and two of them.
package notify

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Channel tells people something.
//
//hush:category name=notification-channel title="Notification channels"
type Channel interface {
	// Send returns when the message has arrived.
	Send(ctx context.Context, message Message) error
}

// Message is what a [Channel] sends.
type Message struct {
	Title string `json:"title"`
	Text  string `json:"text"`
}

// NewConsole makes a channel that writes to what the program gives as its
// host. It has no configuration.
//
//hush:factory name=console category=notification-channel title=Console version=1.0
func NewConsole(out io.Writer) *Console { return &Console{out: out} }

// Console is a [Channel].
type Console struct{ out io.Writer }

// Send implements [Channel].
func (c *Console) Send(_ context.Context, message Message) error {
	_, err := fmt.Fprintf(c.out, "[%s]\n%s\n", message.Title, message.Text)
	return err
}

// WebhookConfig configures a channel that posts messages as JSON.
//
//hush:config name=webhook category=notification-channel title=Webhook version=2.1
type WebhookConfig struct {
	//hush:field required
	URL string `json:"url"`
	// Token is sent as a bearer token, if there is one.
	//hush:field env=WEBHOOK_TOKEN
	Token hush.Secret `json:"token"`
}

// NewWebhook makes the channel. The client is the program's.
//
//hush:factory
func NewWebhook(c WebhookConfig, client *http.Client) *Webhook {
	return &Webhook{config: c, client: client}
}

// Webhook is a [Channel].
type Webhook struct {
	config WebhookConfig
	client *http.Client
}

// Send implements [Channel].
func (w *Webhook) Send(ctx context.Context, message Message) error {
	body, err := json.Marshal(message)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, w.config.URL, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	if !w.config.Token.IsZero() {
		request.Header.Set("Authorization", "Bearer "+w.config.Token.Reveal())
	}
	response, err := w.client.Do(request)
	if err != nil {
		return err
	}
	if err := response.Body.Close(); err != nil {
		return err
	}
	if response.StatusCode/100 != 2 {
		return fmt.Errorf("%s answered %s", request.URL.Redacted(), response.Status)
	}
	return nil
}
