# One image for `web` and `worker`; the command chooses. The workflow bundle is built here, not at every start.
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund

FROM packages AS build
COPY tsconfig.json ./
COPY server ./server
COPY workflows ./workflows
COPY knowledge-base ./knowledge-base
COPY templates ./templates
# The link to node_modules serves a build outside an image; here the pruned packages take its place.
RUN npm run build && rm dist/node_modules

FROM packages AS production
RUN npm prune --omit=dev

FROM ${NODE_IMAGE}
# An image whose source nobody can name cannot be audited, so there is no default.
ARG GIT_REF
RUN if [ -z "$GIT_REF" ]; then echo "Say which source this is: --build-arg GIT_REF=<commit>" >&2; exit 1; fi \
  && install -d -o node -g node /data
LABEL org.opencontainers.image.revision=${GIT_REF}
ENV NODE_ENV=production \
  GIT_REF=${GIT_REF} \
  WORKFLOW_BUNDLE=/app/workflow-bundle.js \
  DATA_DIR=/data \
  PORT=12345
WORKDIR /app
COPY --from=production /app/node_modules ./node_modules
COPY --from=build /app/dist ./
# The image's user `node`, by number: a cluster that forbids root cannot look names up.
USER 1000
VOLUME /data
EXPOSE 12345
# Liveness and not readiness: an outage of MongoDB must not get healthy web processes restarted.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.js", "web"]
