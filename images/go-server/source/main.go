// A small HTTP server: a page, a file from disk, and a request's body given back.
package main

import (
	"context"
	"errors"
	"io"
	"log"
	"net/http"
	"os/signal"
	"syscall"
	"time"
)

const largestBody = 16 << 20

func main() {
	routes := http.NewServeMux()
	routes.HandleFunc("/", page)
	routes.HandleFunc("/file", file)
	routes.HandleFunc("/echo", echo)
	server := &http.Server{Addr: ":8080", Handler: routes, ReadHeaderTimeout: 10 * time.Second}

	stop, release := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer release()
	ended := make(chan error)
	go func() {
		<-stop.Done()
		limit, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		ended <- server.Shutdown(limit)
	}()

	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
	if err := <-ended; err != nil {
		log.Fatal(err)
	}
}

func page(answer http.ResponseWriter, request *http.Request) {
	if request.URL.Path != "/" {
		http.NotFound(answer, request)
		return
	}
	io.WriteString(answer, "<!DOCTYPE html>\n<title>A server in Go</title>\n<p>It serves.</p>\n")
}

func file(answer http.ResponseWriter, request *http.Request) {
	http.ServeFile(answer, request, "/srv/file.txt")
}

func echo(answer http.ResponseWriter, request *http.Request) {
	if request.Method != http.MethodPost {
		answer.Header().Set("Allow", http.MethodPost)
		http.Error(answer, "only POST", http.StatusMethodNotAllowed)
		return
	}
	// The whole body first: once an answer has begun, HTTP/1 lets a server read no more of it.
	body, err := io.ReadAll(http.MaxBytesReader(answer, request.Body, largestBody))
	if err != nil {
		http.Error(answer, err.Error(), http.StatusBadRequest)
		return
	}
	answer.Write(body)
}
