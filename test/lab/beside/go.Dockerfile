FROM golang:1.26
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -o /berths ./cmd/berths
EXPOSE 4181
CMD ["/berths"]
