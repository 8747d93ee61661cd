"""Pictures: drawings of lines, boxes, dots and words, written as SVG or PNG."""
