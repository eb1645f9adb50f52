package verify

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"charte/build/diag"
)

// fetcher asks for addresses, politely: it says who it is, follows nothing by
// itself, and reads no more than it has to.
type fetcher struct {
	client *http.Client
	agent  string
}

// mostBytes is how much of an answer is read: more than any file of a site has.
const mostBytes = 32 << 20

// mostPatience is how long a host may ask to be waited for (Retry-After).
const mostPatience = 5 * time.Second

func newFetcher(timeout time.Duration, agent string) *fetcher {
	return &fetcher{
		client: &http.Client{
			Timeout:       timeout,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		agent: agent,
	}
}

// reply is what an address answered.
type reply struct {
	status     int
	header     http.Header
	body       []byte
	compressed bool
}

// get asks once, and once more where the host says that it is busy for a moment.
func (f *fetcher) get(ctx context.Context, address string) (reply, error) {
	r, err := f.ask(ctx, address)
	if err != nil || r.status != http.StatusTooManyRequests && r.status != http.StatusServiceUnavailable {
		return r, err
	}
	seconds, wrong := strconv.Atoi(r.header.Get("Retry-After"))
	wait := time.Duration(seconds) * time.Second
	if wrong != nil || wait > mostPatience {
		return r, nil
	}
	select {
	case <-ctx.Done():
		return r, ctx.Err()
	case <-time.After(wait):
		return f.ask(ctx, address)
	}
}

func (f *fetcher) ask(ctx context.Context, address string) (reply, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return reply{}, err
	}
	request.Header.Set("User-Agent", f.agent)
	response, err := f.client.Do(request)
	if err != nil {
		return reply{}, unwrapped(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, mostBytes+1))
	switch {
	case err != nil:
		return reply{}, unwrapped(err)
	case len(body) > mostBytes:
		return reply{}, fmt.Errorf("the answer has more than %d bytes", mostBytes)
	}
	compressed := response.Uncompressed || response.Header.Get("Content-Encoding") != ""
	return reply{response.StatusCode, response.Header, body, compressed}, nil
}

// unwrapped is an error without the address, which stands beside it.
func unwrapped(err error) error {
	var wrapped *url.Error
	if !errors.As(err, &wrapped) {
		return err
	}
	if wrapped.Timeout() {
		return errSilent
	}
	return wrapped.Err
}

// errSilent: an answer did not come in time.
var errSilent = errors.New("no answer in time")

// why is what kept an answer away.
func why(err error) diag.Sentence {
	if errors.Is(err, errSilent) {
		return diag.Say("no answer in time", "pas de réponse à temps")
	}
	return diag.Sentence{EN: err.Error(), FR: err.Error()}
}

// isRedirect tells whether an answer sends on to another address, and to which.
func (r reply) isRedirect() (string, bool) {
	switch r.status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return r.header.Get("Location"), true
	}
	return "", false
}
