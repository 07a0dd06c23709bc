FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    HIGHWATER_HOST=0.0.0.0 \
    HIGHWATER_PORT=3000 \
    HIGHWATER_DATA_DIR=/data \
    MALLOC_ARENA_MAX=2 \
    MALLOC_TRIM_THRESHOLD_=131072
COPY --from=build /app/.next/standalone ./
COPY scripts/serve.mjs ./scripts/
COPY scripts/support/memory.mjs scripts/support/root.mjs scripts/support/serve.mjs scripts/support/steps.mjs ./scripts/support/
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=15s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Refuses to start without HIGHWATER_ALLOW_REMOTE (see docker-compose.yml): inside a container every listener is reachable
# from outside of it, and there is no sign-in.
CMD ["node", "--max-semi-space-size=4", "scripts/serve.mjs"]
