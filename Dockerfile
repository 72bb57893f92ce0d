# Three stages: assets with Node, packages with pip, and the image that runs: no compiler, no Node, not root.
FROM node:22-slim AS assets
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
# All of it: the build picks the icons that templates and modules name.
COPY . .
RUN npm run build

FROM python:3.11-slim AS pakketten
RUN python -m venv /venv
COPY requirements/prod.txt /tmp/prod.txt
RUN /venv/bin/pip install --no-cache-dir --require-hashes -r /tmp/prod.txt

FROM python:3.11-slim
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    PRODUCTIE=1 VAR_DIR=/var/lib/participatie DJANGO_SETTINGS_MODULE=participatie.settings
WORKDIR /app
COPY --from=pakketten /venv /venv
COPY . .
COPY --from=assets /app/static/dist static/dist
# collectstatic asks for a secret as every command in production does; this one is not kept.
RUN find locale -name '*.po' -exec sh -c 'pybabel compile -i "$1" -o "${1%.po}.mo"' _ {} ';' \
    && SECRET_KEY=only-for-this-step python manage.py collectstatic --noinput \
    && useradd --system --uid 10001 --no-create-home participatie \
    && chown -R participatie /var/lib/participatie
USER participatie
EXPOSE 8000
CMD ["sh", "-c", "exec gunicorn participatie.wsgi:application --bind=0.0.0.0:8000 --worker-class=gthread --workers=${WEB_CONCURRENCY:-2} --threads=8 --worker-tmp-dir=/dev/shm --no-control-socket --max-requests=5000 --max-requests-jitter=500"]
