#!/bin/sh
# Read the sample corpus into a store and show which of its figures disagree.
#
#   tools/demo.sh COTEJO
#
# The store is build/demo; a second run finds every file unchanged and reads none again.
set -eu
case $1 in
*/*) cotejo=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") ;;
*) cotejo=$1 ;;
esac
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
export COTEJO_STORE="$root/build/demo"
mkdir -p build

echo "Reading the sample corpus, half of it in Spanish, into build/demo ..."
"$cotejo" ingest corpus
echo
echo "Figures that cannot both be right, or that an editor should look at:"
echo
"$cotejo" findings

command=${1#"$root"/}
cat <<NEXT

What to try next (the store is build/demo):

  export COTEJO_STORE=build/demo
  $command search "rentabilidad del bono español a diez años"
  $command timeline index:SPX index_level
  $command serve
  $command claims --unresolved
  $command show es/cierre-madrid.txt
  $command findings --kind copy --format jsonl
  $command extract "El Ibex 35 cerró en 18.104,20 puntos, un 0,63 % más."
NEXT
