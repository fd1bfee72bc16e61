/** Who does the visits (features.md S3); a business that names nobody has one crew. */
@NullMarked
package dev.switchboard.scheduling.technician;

import org.jspecify.annotations.NullMarked;
