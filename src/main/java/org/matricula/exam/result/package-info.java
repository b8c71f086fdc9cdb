/// Marking, results, the workload report, publication.
@org.jspecify.annotations.NullMarked
package org.matricula.exam.result;
