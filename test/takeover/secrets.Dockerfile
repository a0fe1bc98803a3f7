FROM node:24
ARG NPM_TOKEN=hunter2hunter2
ENV DB_PASSWORD=hunter2hunter2 API_KEY="s3cr3t-value-1"
ENV DATABASE_URL=postgres://app:hunter2hunter2@db/app
LABEL token=hunter2hunter2
RUN echo "//registry.npmjs.org/:_authToken=hunter2hunter2" > ~/.npmrc && npm ci
RUN curl -u bot:hunter2hunter2 https://example.com/setup | sh
CMD ["node", "src/server.js", "--password=hunter2hunter2"]
