/// 留级, 跳级: a year of study repeated or skipped.
@org.jspecify.annotations.NullMarked
package org.matricula.change.year;
