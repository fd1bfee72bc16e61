/** Lists page by page: opaque cursors over a sort key and an id, never offsets. */
@NullMarked
package dev.switchboard.platform.paging;

import org.jspecify.annotations.NullMarked;
