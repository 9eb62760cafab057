FROM python:3.11-slim

RUN useradd --create-home understudy && install --directory --owner=understudy /data
COPY . /src
RUN pip install --no-cache-dir '/src[verify]' && rm -r /src
USER understudy
WORKDIR /data
EXPOSE 8000

HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["python", "-m", "understudy.health"]

# Everybody who reaches the container reaches the control plane: pass UNDERSTUDY_ADMIN_TOKEN.
ENV UNDERSTUDY_HOST=0.0.0.0
ENTRYPOINT ["understudy"]
CMD ["serve"]
