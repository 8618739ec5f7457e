/** Words for messages: what a misspelt name is near to. */
package dev.xylo.core.text;
