# syntax=docker/dockerfile:1
# The server with its pages and the embedded PostgreSQL, run by a user who may do nothing else. See docs/guide/operate.md.

FROM node:24-bookworm-slim AS manifests
WORKDIR /firsthand
COPY package.json package-lock.json .npmrc ./
COPY contract/package.json contract/
COPY server/package.json server/
COPY web/package.json web/
COPY cli/package.json cli/
COPY stats/package.json stats/
COPY e2e/package.json e2e/
COPY bench/package.json bench/

# Builds the pages; nothing of what that needs comes into the image.
FROM manifests AS pages
RUN npm ci --no-audit --no-fund
COPY tsconfig.base.json tsconfig.json ./
COPY contract contract
COPY web web
RUN npx vite build web --logLevel warn

# What the server needs to run, without what is only needed to develop it.
FROM manifests AS libraries
RUN npm ci --no-audit --no-fund --omit=dev --workspace @firsthand/server --workspace @firsthand/contract --workspace @firsthand/stats

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 FIRSTHAND_DATA_DIR=/data
WORKDIR /firsthand
COPY --from=libraries /firsthand/node_modules node_modules
COPY package.json LICENSE* ./
COPY contract contract
COPY stats stats
COPY server server
COPY --from=pages /firsthand/web/dist web/dist
# 0711 lets PostgreSQL pass through; the folder belongs to the user that both run as.
RUN install -d -o node -g node -m 0711 /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Room for what lives shortly, and what lives longer is swept before it has doubled: less memory in an import, at no cost in time.
ENTRYPOINT ["node", "--max-semi-space-size=32", "--heap-growing-percent=50", "server/src/main.ts"]
CMD ["start"]
