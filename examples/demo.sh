#!/usr/bin/env bash
# The whole chain on the Swedish example article, offline: an article in, its reference lists found,
# the works matched against a local index, the lists printed in a chosen style and language.
# Needs `refkit` on the PATH and nothing else; works in a folder of its own that is removed at the end.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$(dirname "$0")"/{somn.txt,works.jsonl} "$folder"
cd "$folder"

show() {
  printf '\n$ %s\n' "$*"
  "$@"
}

echo "somn.txt is a Swedish article; works.jsonl holds eleven works as Crossref registers them."
echo "Nothing is sent anywhere."

show refkit find somn.txt
show refkit parse somn.txt
show refkit index build works.jsonl -o works.index
show refkit enrich somn.txt --index works.index
show refkit render somn.txt --index works.index --style vancouver --locale sv-SE
show refkit render somn.txt --index works.index --style vancouver --locale sv-SE --titles both
