/// Looking at cases: the dossier, the lists, the charts.
@org.jspecify.annotations.NullMarked
package org.matricula.workflow.view;
