#!/bin/sh
# Starts the server as the manifests of Kubeflow's backend start theirs: its flags become the settings of
# docs/configuration.md, in the syntax of Go's flags (-x, --x, --x=v, --x v; --x and --x=false for switches).
# A flag counts for more than the variable of the same meaning. ATRIUM_SERVER names the server's script.
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

# A switch that is off asks for nothing; one that is on asks for what there is not.
refuse_when_on() {
  on=$(switch "$1" "$2")
  [ "$on" = false ] || fail "--$1 is not supported: $3"
}

standalone=false
federated=false

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
      case $value in
        '' | *[!0-9]*) fail "--port must be a number, but is '$value'" ;;
        *) export PORT="$value" ;;
      esac
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
    static-assets-dir) export STATIC_ASSETS_DIR="$value" ;;
    allowed-origins) export ALLOWED_ORIGINS="$value" ;;
    bundle-paths) export BUNDLE_PATHS="$value" ;;
    insecure-skip-verify)
      INSECURE_SKIP_VERIFY=$(switch "$flag" "$value")
      export INSECURE_SKIP_VERIFY
      ;;
    log-level)
      case $value in
        error | ERROR | warn | WARN) export LOG_LEVEL=warning ;;
        info | INFO) export LOG_LEVEL=info ;;
        debug | DEBUG) export LOG_LEVEL=fine ;;
        *) fail "--log-level must be error, warn, info or debug, but is '$value'" ;;
      esac
      ;;
    cert-file | key-file)
      [ -z "$value" ] || fail "--$flag is not supported: let the proxy in front speak TLS"
      ;;
    dev-mode) refuse_when_on "$flag" "$value" "set MODEL_REGISTRY_URL" ;;
    dev-mode-model-registry-port | dev-mode-catalog-port) ;;
    mock-k8s-client | mock-mr-client | mock-mr-catalog-client)
      refuse_when_on "$flag" "$value" "without MODEL_REGISTRY_URL there is a registry with demo data"
      ;;
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

exec "${ATRIUM_SERVER:-server}" run defaultServer
