#!/bin/sh
# Starts the server as the manifests of Kubeflow's backend start theirs: its flags become the settings of
# docs/configuration.md, in the syntax of Go's flags (-x, --x, --x=v, --x v; --x and --x=false for switches).
# A flag counts for more than the variable of the same meaning, and where there is neither, the backend's default counts
# where it differs from ours. ATRIUM_SERVER names the server's script.
set -eu

fail() {
  echo "entrypoint: $1" >&2
  exit 2
}

# Prints true or false, or ends with the reason why it is neither.
switch() {
  case $2 in
    1 | t | T | true | TRUE | True) echo true ;;
    0 | f | F | false | FALSE | False) echo false ;;
    *) fail "--$1 must be true or false, but is '$2'" ;;
  esac
}

require_number() {
  case $2 in
    '' | *[!0-9]*) fail "--$1 must be a number, but is '$2'" ;;
  esac
}

# Prints the server's word for one of the backend's levels, and nothing for any other.
level() {
  case $(printf %s "$1" | tr '[:upper:]' '[:lower:]') in
    error | warn) echo warning ;;
    info) echo info ;;
    debug) echo fine ;;
  esac
}

# Paths count from here; the server has another working directory.
absolute() {
  case $1 in
    '' | /*) printf %s "$1" ;;
    *) printf %s "$PWD/$1" ;;
  esac
}

# The same of each path of a list with commas between.
all_absolute() {
  case $1 in
    *,*) printf '%s,%s' "$(absolute "${1%%,*}")" "$(all_absolute "${1#*,}")" ;;
    *) absolute "$1" ;;
  esac
}

require_file() {
  [ -f "$2" ] && [ -r "$2" ] || fail "--$1 must be a file that can be read, but is '$2'"
}

# The server reads PKCS #12 alone, so the two PEM files become one that only this user can read.
serve_tls() {
  [ -n "$certificate" ] && [ -n "$key" ] || fail "--cert-file and --key-file need each other"
  require_file cert-file "$certificate"
  require_file key-file "$key"
  command -v openssl >/dev/null || fail "--cert-file needs openssl, which is not there"
  directory=$(mktemp -d) || fail "--cert-file needs a directory for temporary files"
  ATRIUM_TLS_KEYSTORE=$directory/keys.p12
  ATRIUM_TLS_KEYSTORE_PASSWORD=$(openssl rand -hex 32)
  export ATRIUM_TLS_KEYSTORE ATRIUM_TLS_KEYSTORE_PASSWORD
  # An empty password, lest it asks for that of an encrypted key and waits.
  openssl pkcs12 -export -in "$certificate" -inkey "$key" -out "$ATRIUM_TLS_KEYSTORE" \
    -passin pass: -passout env:ATRIUM_TLS_KEYSTORE_PASSWORD >/dev/null 2>&1 ||
    fail "--cert-file and --key-file must be a certificate and its key without a password, both in PEM"
  export ATRIUM_TLS_ENABLED=true ATRIUM_TLS_ONLY=true ATRIUM_TLS_PORT="${PORT:-8080}"
  export ATRIUM_TLS_PROTOCOLS="${ATRIUM_TLS_PROTOCOLS:-TLSv1.3}"
}

# A switch that is off asks for nothing; one that is on asks for what there is not.
refuse_when_on() {
  on=$(switch "$1" "$2")
  [ "$on" = false ] || fail "--$1 is not supported: $3"
}

standalone=false
federated=false
development=false
development_port=${DEV_MODE_MODEL_REGISTRY_PORT:-8080}
certificate=
key=

export ATRIUM_HOST="${ATRIUM_HOST:-*}" AUTH_MODE="${AUTH_MODE:-${AUTH_METHOD:-internal}}"
known_level=$(level "${LOG_LEVEL:-}")
[ -z "$known_level" ] || export LOG_LEVEL="$known_level"

while [ $# -gt 0 ]; do
  argument=$1
  shift
  case $argument in
    --) break ;;
    --[a-z]*) flag=${argument#--} ;;
    -[a-z]*) flag=${argument#-} ;;
    *) fail "'$argument' is not a flag" ;;
  esac
  case $flag in
    *=*) value=${flag#*=} flag=${flag%%=*} ;;
    standalone-mode | federated-platform | insecure-skip-verify | dev-mode | mock-*) value=true ;;
    *)
      [ $# -gt 0 ] || fail "--$flag needs a value"
      value=$1
      shift
      ;;
  esac
  case $flag in
    port)
      require_number "$flag" "$value"
      export PORT="$value"
      ;;
    deployment-mode)
      mode=$(printf %s "$value" | tr '[:upper:]' '[:lower:]')
      case $mode in
        kubeflow | federated | standalone) export DEPLOYMENT_MODE="$mode" ;;
        *) fail "--deployment-mode must be kubeflow, federated or standalone, but is '$value'" ;;
      esac
      ;;
    standalone-mode) standalone=$(switch "$flag" "$value") ;;
    federated-platform) federated=$(switch "$flag" "$value") ;;
    auth-method)
      case $value in
        internal | user_token) export AUTH_MODE="$value" ;;
        *) fail "--auth-method must be internal or user_token, but is '$value'" ;;
      esac
      ;;
    auth-token-header) export AUTH_TOKEN_HEADER="$value" ;;
    # A variable without a value would count as not set, and that is Bearer.
    auth-token-prefix) export AUTH_TOKEN_PREFIX="${value:-none}" ;;
    static-assets-dir)
      STATIC_ASSETS_DIR=$(absolute "$value")
      export STATIC_ASSETS_DIR
      ;;
    allowed-origins) export ALLOWED_ORIGINS="$value" ;;
    bundle-paths)
      BUNDLE_PATHS=$(all_absolute "$value")
      export BUNDLE_PATHS
      ;;
    insecure-skip-verify)
      INSECURE_SKIP_VERIFY=$(switch "$flag" "$value")
      export INSECURE_SKIP_VERIFY
      ;;
    log-level)
      LOG_LEVEL=$(level "$value")
      [ -n "$LOG_LEVEL" ] || fail "--log-level must be error, warn, info or debug, but is '$value'"
      export LOG_LEVEL
      ;;
    cert-file) certificate=$value ;;
    key-file) key=$value ;;
    dev-mode) development=$(switch "$flag" "$value") ;;
    dev-mode-model-registry-port)
      require_number "$flag" "$value"
      development_port=$value
      ;;
    # There is no catalog to find there.
    dev-mode-catalog-port) require_number "$flag" "$value" ;;
    mock-k8s-client)
      refuse_when_on "$flag" "$value" "ATRIUM_KUBERNETES_MODE=off does without a cluster"
      ;;
    mock-mr-client)
      refuse_when_on "$flag" "$value" \
        "ATRIUM_DEMO_DATA=true fills the registry that is there without MODEL_REGISTRY_URL"
      ;;
    mock-mr-catalog-client) refuse_when_on "$flag" "$value" "there is no catalog" ;;
    *) fail "there is no flag --$flag" ;;
  esac
done
[ $# -eq 0 ] || fail "'$1' is not a flag"

# Older names of the mode, which win over it; and of the two, the first.
if [ "$standalone" = true ]; then
  export DEPLOYMENT_MODE=standalone
elif [ "$federated" = true ]; then
  export DEPLOYMENT_MODE=federated
fi
if [ "$development" = true ] && [ "${DEPLOYMENT_MODE:-}" != federated ]; then
  export MODEL_REGISTRY_URL="${MODEL_REGISTRY_URL:-http://localhost:$development_port}"
fi
if [ -n "$certificate$key" ]; then
  serve_tls
fi

exec "${ATRIUM_SERVER:-server}" run defaultServer
