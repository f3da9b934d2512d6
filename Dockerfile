# One image for every part: `api`, `worker`, `setup` differ by their command.
FROM node:22-bookworm-slim AS build
WORKDIR /kefu
COPY . .
# What is built and run, without the tools of the tests.
RUN npx -y pnpm@12.21.0 install --frozen-lockfile --prod
RUN node_modules/.bin/tsc -b && node scripts/bundle.mjs && cd apps/console && npm run build

FROM node:22-bookworm-slim AS server
ENV NODE_ENV=production KEFU_ENVIRONMENT=production DATA_FOLDER=/data
WORKDIR /kefu
COPY --from=build --chown=node:node /kefu /kefu
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "build/api.js"]

FROM caddy:2-alpine AS console
COPY --from=build /kefu/apps/console/dist /srv
COPY Caddyfile /etc/caddy/Caddyfile
