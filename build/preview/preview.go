// Package preview serves a site from memory while somebody writes it.
//
// It watches the source folder, builds again on each change and tells the
// browser. When a build finds problems, the last good pages stay up and the
// problems are shown over them. Each product has a try-out page,
// /_try/<product>/: the real banner on a sample page, with the declared
// trackers imitated, so that a lawyer sees what a visitor will.
//
// Nothing of the preview is published: its own addresses begin with an
// underscore, which no product's can.
package preview

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"charte/build/diag"
	"charte/build/policy"
)

// Site is one build, ready to be served.
type Site struct {
	// Files are the published files by slash path.
	Files map[string][]byte
	// Products get a try-out page each.
	Products []policy.Product
	// Words are those of each language; the try-out uses the keys "preview.…".
	Words map[string]policy.Words
}

// Build makes the site. changed tells which parts of the source folder changed
// since the last call ("content", "assets", …); nil at the first call.
type Build func(ctx context.Context, changed []string) (Site, error)

// Server serves the newest good build.
type Server struct {
	build Build
	// say is told what happens, a line at a time.
	say func(line string)

	mu       sync.RWMutex
	site     Site
	problems diag.List
	clients  map[chan struct{}]bool
}

// NewServer makes a server that has built nothing yet.
func NewServer(build Build, say func(line string)) *Server {
	return &Server{build: build, say: say, clients: map[chan struct{}]bool{}}
}

// Rebuild builds and, where that went well, serves the result; browsers are
// told either way.
func (s *Server) Rebuild(ctx context.Context, changed []string) {
	start := time.Now()
	site, err := s.build(ctx, changed)
	if ctx.Err() != nil {
		return
	}
	s.mu.Lock()
	s.problems = diag.Of(err)
	if err == nil {
		s.site = site
	}
	s.mu.Unlock()
	if err == nil {
		s.say(fmt.Sprintf("built in %d ms", time.Since(start).Milliseconds()))
	} else {
		s.say(fmt.Sprintf("problems: %d; the last good pages stay up", len(diag.Of(err))))
	}
	s.notify()
}

// Problems are those of the last build.
func (s *Server) Problems() diag.List {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.problems
}

func (s *Server) current() Site {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.site
}

func (s *Server) notify() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.clients {
		select {
		case c <- struct{}{}:
		default: // the client has a notice waiting already
		}
	}
}

// Serve answers on a listener until ctx ends.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	done := make(chan error, 1)
	go func() { done <- server.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	// Open event streams end with ctx; whatever else is left is cut off.
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if err := server.Shutdown(closing); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return server.Close()
}
