# syntax=docker/dockerfile:1.14
# check=error=true

# Edit freely: `ironhull update` merges what you change with what changes upstream.

# deps: modules alone, so that a source change downloads nothing again (H17)
FROM --platform=$BUILDPLATFORM golang:1.26.11-trixie AS deps
ENV GOTOOLCHAIN=local
WORKDIR /src
COPY go.mod ./
# H7: go.mod names no module to download, so there is nothing to lock

# build: compiles on the builder's own platform for the one asked for, without the network (H8, H15)
FROM deps AS build
ARG TARGETOS
ARG TARGETARCH
ARG TARGETVARIANT
COPY . .
RUN --network=none --mount=type=cache,id=metronome-go-build,target=/root/.cache/go-build \
    CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH GOARM=${TARGETVARIANT#v} GOFLAGS=-mod=readonly \
    go build -trimpath -buildvcs=false -ldflags="-s -w" -o /out/app .

# runtime: the program, certificates and time zones; no compiler, no package manager
FROM gcr.io/distroless/static-debian13:nonroot AS runtime
WORKDIR /tmp
ENV HOME=/tmp
COPY --from=build --chown=0:0 --chmod=a=rx /out/app /app
USER 65532:65532
STOPSIGNAL SIGTERM
# H11: no HEALTHCHECK: the program listens on no port
ENTRYPOINT ["/app"]

# H13: who built what from where is known at build time only; nothing stands below that it could invalidate
ARG VERSION=""
ARG REVISION=""
ARG CREATED=""
LABEL org.opencontainers.image.title="metronome" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.created="$CREATED"
