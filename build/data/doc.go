// Package data makes the files of a product that other programs read.
//
// Everything in them follows from what the product declares, so that they cannot
// say anything else than its pages and its banner do.
package data
