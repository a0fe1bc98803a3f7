// Command parcel says where a parcel is.
package main

import (
	"fmt"
	"net/http"
	"os"
)

func main() {
	if os.Getenv("TRACKING_TOKEN") == "" {
		fmt.Fprintln(os.Stderr, "TRACKING_TOKEN is not set")
		os.Exit(1)
	}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, "on its way") })
	if err := http.ListenAndServe(":8080", nil); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
