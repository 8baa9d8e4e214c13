// Checks a served log with code that is not ours: golang.org/x/mod/sumdb/note and tlog, as Debian packages them.
//
//	check LOG VKEYFILE                    LOG: the directory of /log, or its URL
//	check -receipt FILE LEAFFILE VKEYFILE a tlog-proof of one entry, without the log
//
// Ours are only the lines that read files and take C2SP's formats apart (tlog-tiles, tlog-checkpoint, tlog-proof).
package main

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8
const wide = 1 << height

type source string

func (s source) get(path string) ([]byte, error) {
	if !strings.HasPrefix(string(s), "http") {
		return os.ReadFile(string(s) + "/" + path)
	}
	answer, err := http.Get(strings.TrimRight(string(s), "/") + "/" + path)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != 200 {
		return nil, fmt.Errorf("%s: %s", path, answer.Status)
	}
	return io.ReadAll(io.LimitReader(answer.Body, 1<<25))
}

// x/mod names a tile tile/8/L/N, C2SP tile/L/N.
func (s source) Height() int { return height }
func (s source) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, t := range tiles {
		data, err := s.get(strings.Replace(t.Path(), "tile/8/", "tile/", 1))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}
func (s source) SaveTiles([]tlog.Tile, [][]byte) {}

// checkpoint opens a note signed by the log and reads its three lines.
func checkpoint(msg []byte, vkeyFile string) (tree tlog.Tree, err error) {
	vkey, err := os.ReadFile(vkeyFile)
	if err != nil {
		return tree, err
	}
	verifier, err := note.NewVerifier(strings.TrimSpace(string(vkey)))
	if err != nil {
		return tree, err
	}
	opened, err := note.Open(msg, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tree, errors.New("not a checkpoint of this log")
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, err
}

// bundle reads the entries of tile/entries/N.
func bundle(s source, n int64, width int) (entries [][]byte, err error) {
	t := tlog.Tile{H: height, L: 0, N: n, W: width}
	data, err := s.get(strings.Replace(t.Path(), "tile/8/0/", "tile/entries/", 1))
	if err != nil {
		return nil, err
	}
	for len(data) > 0 {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("bundle %d is cut short", n)
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		entries, data = append(entries, data[2:end]), data[end:]
	}
	if len(entries) != width {
		return nil, fmt.Errorf("bundle %d has %d entries, not %d", n, len(entries), width)
	}
	return entries, nil
}

// log checks signature, every entry against the tiles and against a root of its own, inclusion and consistency.
func log(s source, vkeyFile string) error {
	msg, err := s.get("checkpoint")
	if err != nil {
		return err
	}
	tree, err := checkpoint(msg, vkeyFile)
	if err != nil {
		return err
	}
	tiles := tlog.TileHashReader(tree, s)
	var stored []tlog.Hash
	own := tlog.HashReaderFunc(func(indexes []int64) (hashes []tlog.Hash, err error) {
		for _, i := range indexes {
			hashes = append(hashes, stored[i])
		}
		return hashes, nil
	})
	for first := int64(0); first < tree.N; first += wide {
		width := wide
		if tree.N-first < wide {
			width = int(tree.N - first)
		}
		entries, err := bundle(s, first/wide, width)
		if err != nil {
			return err
		}
		var indexes []int64
		for i := range entries {
			indexes = append(indexes, tlog.StoredHashIndex(0, first+int64(i)))
		}
		served, err := tiles.ReadHashes(indexes)
		if err != nil {
			return err
		}
		for i, entry := range entries {
			seq := first + int64(i)
			if served[i] != tlog.RecordHash(entry) {
				return fmt.Errorf("the entry of seq %d is not the one in the tiles", seq)
			}
			more, err := tlog.StoredHashes(seq, entry, own)
			if err != nil {
				return err
			}
			stored = append(stored, more...)
			if seq%97 == 0 || seq == tree.N-1 {
				if err := included(tree, tiles, seq, entry); err != nil {
					return fmt.Errorf("seq %d: %w", seq, err)
				}
			}
		}
	}
	// tlog calls the hash of no records zero; RFC 6962 says SHA-256 of nothing. Zero entries have nothing to hash.
	if root, err := tlog.TreeHash(tree.N, own); err != nil || (tree.N > 0 && root != tree.Hash) {
		return fmt.Errorf("the entries do not lead to the signed root (%v)", err)
	}
	for old := int64(1); old < tree.N; old += tree.N/16 + 1 {
		before, err := tlog.TreeHash(old, own)
		if err != nil {
			return err
		}
		proof, err := tlog.ProveTree(tree.N, old, tiles)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, old, before); err != nil {
			return fmt.Errorf("size %d to %d: %w", old, tree.N, err)
		}
	}
	fmt.Printf("Go: %d entries, tiles, proofs and the root %s are right\n", tree.N, tree.Hash)
	return nil
}

func included(tree tlog.Tree, tiles tlog.HashReader, seq int64, entry []byte) error {
	proof, err := tlog.ProveRecord(tree.N, seq, tiles)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, seq, tlog.RecordHash(entry))
}

// receipt checks a tlog-proof of an entry.
func receipt(proofFile, leafFile, vkeyFile string) error {
	text, err := os.ReadFile(proofFile)
	if err != nil {
		return err
	}
	leaf, err := os.ReadFile(leafFile)
	if err != nil {
		return err
	}
	head, msg, _ := strings.Cut(string(text), "\n\n")
	tree, err := checkpoint([]byte(msg), vkeyFile)
	if err != nil {
		return err
	}
	lines := strings.Split(head, "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("not a tlog-proof")
	}
	if lines = lines[1:]; strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:]
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "index "), 10, 64)
	if err != nil {
		return err
	}
	var proof tlog.RecordProof
	for _, line := range lines[1:] {
		hash, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(hash) != tlog.HashSize {
			return errors.New("a line of the proof is no hash")
		}
		proof = append(proof, *(*tlog.Hash)(hash))
	}
	entry := []byte(strings.TrimSuffix(string(leaf), "\n"))
	if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)); err != nil {
		return err
	}
	fmt.Printf("Go: the receipt proves the entry of seq %d of %d\n", index, tree.N)
	return nil
}

func main() {
	err := errors.New("check LOG VKEYFILE, or check -receipt FILE LEAFFILE VKEYFILE")
	if len(os.Args) == 3 {
		err = log(source(os.Args[1]), os.Args[2])
	} else if len(os.Args) == 5 && os.Args[1] == "-receipt" {
		err = receipt(os.Args[2], os.Args[3], os.Args[4])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "Go:", err)
		os.Exit(1)
	}
}
