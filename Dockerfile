# The image of the disclosure ledger: Node.js, the built program and what it needs at run time. No shell, no npm.
# Build stage and runtime have one Node.js major and one Debian, so that the native part of the client of
# KurrentDB (glibc) meets the C library that it was installed for.
FROM node:26-trixie AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY src src
RUN node node_modules/@nestjs/cli/bin/nest.js build

FROM node:26-trixie AS modules
WORKDIR /app
# Left out of the image: the Node.js that package.json brings for machines that have none (200 MB), and the
# client's addon for another C library. The last line fails the build where the right one is missing.
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/node-linux-* node_modules/.bin node_modules/@kurrent/bridge-linux-*-musl \
  && node -e "require('@kurrent/kurrentdb-client'); require('@kurrent/bridge-linux-' + process.arch + '-gnu')"
# New volumes get owner and mode of the directories that they are mounted over.
RUN install -d -m 0700 /empty/data /empty/keys

# Makes certificates; see docker-compose.yml. It has openssl and a shell and holds nothing of the ledger.
FROM node:26-trixie AS certificates
COPY deploy/tls/make-certificates.sh /usr/local/bin/make-certificates
ENTRYPOINT ["sh", "/usr/local/bin/make-certificates"]

FROM gcr.io/distroless/nodejs26-debian13:nonroot AS ledger
WORKDIR /app
COPY --from=modules /app/node_modules node_modules
COPY --from=build /app/dist dist
# `ledger verify` is this one file.
COPY verify/ledger-verify.mjs verify/
COPY package.json LICENSE ./
COPY --from=modules --chown=65532:65532 /empty/data /data
COPY --from=modules --chown=65532:65532 /empty/keys /keys
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 LEDGER_DATA_DIR=/data LEDGER_KEY_FILE=/keys/ledger.json
USER 65532:65532
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=4 \
  CMD ["/nodejs/bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# The entry point of the base image is node.
CMD ["--max-semi-space-size=8", "dist/main.js"]
