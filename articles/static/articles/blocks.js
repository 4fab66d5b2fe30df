// Redrawing only the blocks that a change touched: an essay may have thousands of them.

// The blocks that hold text in these ranges of a document, by their positions.
const blocksIn = (doc, ranges) => {
  const found = new Map()
  for (const [from, to] of ranges) {
    doc.nodesBetween(Math.max(0, from), Math.min(doc.content.size, to), (node, position) => {
      if (node.isTextblock) found.set(position, node)
      return !node.isTextblock
    })
  }
  return found
}

const changedRanges = (tr) => {
  const found = []
  tr.mapping.maps.forEach((map, place) => {
    const later = tr.mapping.slice(place + 1)
    map.forEach((_oldFrom, _oldTo, from, to) => found.push([later.map(from, -1) - 1, later.map(to, 1) + 1]))
  })
  return found
}

// The set after a change; `draw` gives the decorations of a block at a position.
export const redrawn = (set, tr, ranges, draw) => {
  const mapped = tr.docChanged ? set.map(tr.mapping, tr.doc) : set
  const blocks = [...blocksIn(tr.doc, [...changedRanges(tr), ...ranges])]
  const old = blocks.flatMap(([position, node]) => mapped.find(position, position + node.nodeSize))
  return mapped.remove(old).add(tr.doc, blocks.flatMap(([position, node]) => draw(node, position)))
}

// Calls back with each block that holds text and its position.
export const eachBlock = (doc, call) => {
  doc.descendants((node, position) => {
    if (node.isTextblock) call(node, position)
    return !node.isTextblock
  })
}
