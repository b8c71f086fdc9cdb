/// 成批异动: a whole grade moved up, a class split into several, classes merged into one.
@org.jspecify.annotations.NullMarked
package org.matricula.change.batch;
