/// What a student still lacks, at any time.
@org.jspecify.annotations.NullMarked
package org.matricula.graduation.progress;
