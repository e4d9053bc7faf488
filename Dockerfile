# The portal for a real installation; docker-compose.yml puts the database, the broker and the files beside it.

FROM node:24-slim AS front-end
WORKDIR /portal
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY frontend frontend
COPY templates templates
COPY kontum_ip/templatetags kontum_ip/templatetags
RUN npm run build

FROM python:3.11-slim AS english
WORKDIR /portal
COPY requirements-dev.txt ./
RUN pip install --no-cache-dir "$(grep --ignore-case '^babel==' requirements-dev.txt)"
COPY locale locale
RUN pybabel compile --domain=django --directory=locale

FROM python:3.11-slim
ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=kontum_ip.settings \
    FILES_DIR=/data/files
WORKDIR /portal
COPY requirements.txt ./
RUN pip install --no-cache-dir --requirement requirements.txt
COPY . .
COPY --from=front-end /portal/static/dist static/dist
COPY --from=english /portal/locale locale
# A named volume takes its owner from what the image has at that place.
RUN useradd --system --uid 10001 --no-create-home portal \
    && install --directory --owner=portal --mode=0700 /data/files
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
    CMD ["python", "kontum_ip/services/healthcheck.py"]
CMD ["gunicorn", "kontum_ip.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--preload", "--timeout", "60", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "--access-logfile", "-"]
