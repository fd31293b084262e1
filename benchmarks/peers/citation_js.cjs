// CSL-JSON on standard input → a file of that format → CSL-JSON: `node citation_js.cjs FOLDER FORMAT`.
// It goes item by item, so that one it stumbles over does not cost the others; what it cannot write (keyword, jurisdiction) is left out then.
const [folder, format] = process.argv.slice(2)
const { createRequire } = require('node:module')
const load = createRequire(require('node:path').resolve(folder, 'package.json'))
const { Cite, plugins } = load('@citation-js/core')
load('@citation-js/plugin-csl')
load('@citation-js/plugin-bibtex')
load('@citation-js/plugin-ris')
plugins.config.get('@bibtex').format.useIdAsLabel = true
const forceType = format === 'ris' ? '@ris/file' : '@' + format + '/text'

function turn (item) {
  const [back] = new Cite(new Cite([item]).format(format), { forceType }).data
  return { ...back, id: item.id }
}

const back = []
for (const item of JSON.parse(require('node:fs').readFileSync(0, 'utf8'))) {
  for (const given of [item, { ...item, keyword: undefined, jurisdiction: undefined }]) {
    try {
      back.push(turn(given))
      break
    } catch (error) {
      console.error(item.id, String(error))
    }
  }
}
process.stdout.write(JSON.stringify(back))
