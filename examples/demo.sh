#!/usr/bin/env bash
# The whole chain on the Swedish example article, offline: an article in, its reference lists found,
# the works matched against a local index, the lists printed in a chosen style and language.
# Needs `refkit` on the PATH and nothing else; writes only into a folder of its own, removed at the end.
set -euo pipefail
cd "$(dirname "$0")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

show() {
  printf '\n$ %s\n' "${*//$folder\//}"
  "$@"
}

echo "The reference lists that examples/somn.txt holds, its seven and three references,"
echo "and what a local index of a dozen works knows about them. Nothing is sent anywhere."

show refkit find somn.txt
show refkit parse somn.txt
show refkit index build works.jsonl -o "$folder/works.index"
show refkit enrich somn.txt --index "$folder/works.index"
show refkit render somn.txt --index "$folder/works.index" --style vancouver --locale sv-SE
show refkit render somn.txt --index "$folder/works.index" --style vancouver --locale sv-SE --titles both
