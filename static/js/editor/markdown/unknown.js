/** Thrown at Markdown that the visual schema cannot hold; the block around it becomes a source block. */
export class Unknown extends Error {}
