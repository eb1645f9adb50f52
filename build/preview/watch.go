package preview

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// rooms are the parts of a source folder that a build reads.
var rooms = []string{"content", "layouts", "assets", "i18n"}

// quiet is how long nothing may change before a build begins: editors write a
// file in several steps.
const quiet = 30 * time.Millisecond

// Watch calls rebuild after every change below the source folder, with the parts
// of it that changed, until ctx ends. say is told where changes may be missed.
func Watch(ctx context.Context, source string, rebuild func(ctx context.Context, changed []string), say func(line string)) error {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer w.Close()
	if err := w.Add(source); err != nil { // a room may appear later
		return err
	}
	for _, room := range rooms {
		follow(w, filepath.Join(source, room))
	}
	var changed []string
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-w.Errors:
			say("the source folder is no longer watched completely: " + err.Error())
		case <-timer.C:
			rebuild(ctx, changed)
			changed = nil
		case e := <-w.Events:
			room := roomOf(source, e.Name)
			if room == "" || e.Op == fsnotify.Chmod {
				continue
			}
			if e.Has(fsnotify.Create) {
				follow(w, e.Name)
			}
			if !slices.Contains(changed, room) {
				changed = append(changed, room)
			}
			timer.Reset(quiet)
		}
	}
}

// follow watches a folder and all folders in it; what is not there, or is a
// file, is passed over.
func follow(w *fsnotify.Watcher, dir string) {
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return nil
		}
		if strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" {
			return fs.SkipDir
		}
		return w.Add(path)
	})
}

func roomOf(source, path string) string {
	rel, err := filepath.Rel(source, path)
	if err != nil || strings.HasPrefix(filepath.Base(path), ".") || strings.HasSuffix(path, "~") {
		return ""
	}
	room, _, _ := strings.Cut(rel, string(os.PathSeparator))
	if slices.Contains(rooms, room) {
		return room
	}
	return ""
}
