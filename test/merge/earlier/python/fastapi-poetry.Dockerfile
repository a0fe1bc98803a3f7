# syntax=docker/dockerfile:1.14
# check=error=true

# Edit freely: `ironhull update` merges what you change with what changes upstream.
# Deviation from H7: Poetry is pinned, what it needs itself is not; it stays in a stage of its own

# lock: poetry.lock in the form that pip reads; Poetry itself stays behind
FROM python:3.13.18-slim-trixie AS lock
RUN --mount=type=cache,id=bookings-pip,target=/root/.cache/pip \
    pip install --only-binary :all: poetry==2.5.1 poetry-plugin-export==1.10.1
WORKDIR /lock
COPY pyproject.toml poetry.lock ./
RUN --network=none \
    poetry export --only main -o requirements.txt && \
    poetry export --only main --without-urls -o offline.txt

# deps: packages alone, so that a source change installs nothing again (H17)
FROM python:3.13.18-slim-trixie AS deps
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /deps
COPY --from=lock /lock/requirements.txt /lock/offline.txt ./
RUN --network=none python -m venv --without-pip /opt/venv
# wheels only: no package runs code of its own here (H8)
RUN --mount=type=cache,id=bookings-pip,target=/root/.cache/pip \
    pip --python /opt/venv/bin/python install --no-compile --only-binary :all: --no-deps --require-hashes -r requirements.txt
# checked by content, so that the same packages give the same bytes whenever they were unpacked (H14)
RUN --network=none python -m compileall -qq --invalidation-mode checked-hash /opt/venv || true

# build: the repo as a package of its own, by a back end at a fixed version and without the network (H7, H8)
FROM deps AS build
RUN --mount=type=cache,id=bookings-pip,target=/root/.cache/pip \
    pip download --only-binary :all: -d /back-ends --no-deps poetry-core==2.5.0
WORKDIR /src
COPY . .
RUN --network=none pip --python /opt/venv/bin/python install --no-compile --no-deps --no-index --find-links /back-ends .
RUN --network=none python -m compileall -qq --invalidation-mode checked-hash /opt/venv || true

# runtime: Python, packages and the program; nothing that installs or compiles
FROM python:3.13.18-slim-trixie AS runtime
# H12: the base's setuid programs serve nobody here
RUN --network=none find / -xdev -type f -perm /6000 -exec chmod ug-s {} +
ENV PATH=/opt/venv/bin:$PATH HOME=/tmp PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
COPY --from=build --chown=0:0 --chmod=u=rwX,go=rX /opt/venv /opt/venv
USER 65532:65532
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=3s --start-period=30s --start-interval=1s CMD ["/usr/local/bin/python", "-I", "-c", "import urllib.request as r;r.urlopen('http://127.0.0.1:8000/healthz',timeout=2)"]
ENTRYPOINT ["/opt/venv/bin/uvicorn", "bookings.app:app", "--host", "0.0.0.0", "--port", "8000", "--timeout-graceful-shutdown", "8"]

# H13: who built what from where is known at build time only; nothing stands below that it could invalidate
ARG VERSION=""
ARG REVISION=""
ARG CREATED=""
LABEL org.opencontainers.image.title="bookings" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.created="$CREATED"
