FROM python:3.11-slim

RUN useradd --create-home understudy && install --directory --owner=understudy /data
COPY . /src
RUN pip install --no-cache-dir '/src[verify]' && rm -r /src
USER understudy
WORKDIR /data
EXPOSE 8000

# Whether it answers is asked here, not who it is: the certificate names other hosts.
HEALTHCHECK --interval=10s --timeout=2s --start-period=5s CMD \
    ["python", "-c", "import os, ssl, urllib.request as web; web.urlopen(f\"http{'s' * bool(os.getenv('UNDERSTUDY_TLS_CERT'))}://127.0.0.1:8000/_understudy/health\", context=ssl._create_unverified_context())"]

# Everybody who reaches the container reaches the control plane: pass UNDERSTUDY_ADMIN_TOKEN.
ENTRYPOINT ["understudy"]
CMD ["serve", "--host", "0.0.0.0"]
