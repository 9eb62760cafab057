FROM python:3.11-slim

RUN useradd --create-home understudy && install --directory --owner=understudy /data /var/cache/understudy
COPY . /src
RUN pip install --no-cache-dir '/src[verify]' && rm -r /src
USER understudy
# The reference site is there at the first visit; other options than the default ones have it built.
ENV XDG_CACHE_HOME=/var/cache
RUN python -m understudy.server.site && chmod -R a+rX /var/cache/understudy
WORKDIR /data
EXPOSE 8000

HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["python", "-m", "understudy.health"]

# Everybody who reaches the container reaches the control plane: pass UNDERSTUDY_ADMIN_TOKEN.
ENV UNDERSTUDY_HOST=0.0.0.0
ENTRYPOINT ["understudy"]
CMD ["serve"]
