#!/usr/bin/env bash
# Finds or starts PostgreSQL and Redis on this machine and prints `export` lines for both on stdout; talk goes to stderr.
# What the environment already names is left alone. Use: eval "$(scripts/diensten.sh)"
set -euo pipefail

zeg() { echo "diensten: $*" >&2; }
luistert() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
wacht() { for _ in $(seq 60); do luistert "$1" && return; sleep 0.5; done; zeg "poort $1 blijft stil"; exit 1; }

als_postgres() {  # SQL as the superuser: where 127.0.0.1 trusts us, and else as the system user of Debian's package
  if psql -qAtX -h 127.0.0.1 -U postgres -w -c 'select 1' >/dev/null 2>&1; then psql -qAtX -h 127.0.0.1 -U postgres -w "$@"
  elif [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- psql -qAtX "$@")
  else (cd / && sudo -n -u postgres psql -qAtX "$@"); fi
}

if [ -z "${DATABASE_URL:-}" ]; then
  if ! luistert 5432; then
    versie=$(ls /etc/postgresql 2>/dev/null | sort -n | tail -n 1)
    [ -n "$versie" ] || { zeg "PostgreSQL is er niet: apt-get install postgresql, of zet DATABASE_URL"; exit 1; }
    zeg "PostgreSQL $versie starten"
    pg_ctlcluster --skip-systemctl-redirect "$versie" main start >&2 || zeg "starten lukte niet (draai dit als root)"
    wacht 5432
  fi
  # For tests on this machine only; hence the password that everyone may know.
  als_postgres -c "select 1 from pg_roles where rolname = 'participatie'" | grep -q 1 ||
    als_postgres -c "create role participatie login createdb password 'participatie'" >&2
  als_postgres -c "select 1 from pg_database where datname = 'participatie'" | grep -q 1 ||
    als_postgres -c "create database participatie owner participatie encoding 'UTF8' template template0" >&2
  DATABASE_URL=postgres://participatie:participatie@127.0.0.1:5432/participatie
  zeg "PostgreSQL: 127.0.0.1:5432"
fi

if [ -z "${REDIS_URL:-}" ]; then
  if ! luistert 6379; then
    command -v redis-server >/dev/null || { zeg "Redis is er niet: apt-get install redis-server, of zet REDIS_URL"; exit 1; }
    zeg "Redis starten"
    redis-server --daemonize yes --bind 127.0.0.1 --port 6379 --save "" --appendonly no --dir "${TMPDIR:-/tmp}" >&2
    wacht 6379
  fi
  REDIS_URL=redis://127.0.0.1:6379/7
  zeg "Redis: 127.0.0.1:6379"
fi

printf 'export DATABASE_URL=%q\nexport REDIS_URL=%q\n' "$DATABASE_URL" "$REDIS_URL"
