FROM rust:1.99-slim
WORKDIR /app
COPY . .
RUN cargo build --release
EXPOSE 4180
CMD ["./target/release/berths"]
