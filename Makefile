# Each goal is one line that a person would type.
.DEFAULT_GOAL := help
.PHONY: help tutorial matrix test long faults soak unit fuzz checksums vulnerabilities release bench doctor setup clean format newer site lint

help: ## this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 18

tutorial: ## set up what is missing, then run every step of the tutorial on two Kubernetes versions
	@./kindproof tutorial

matrix: ## every Kubernetes version and runtime against expectations.yaml; resumes an interrupted run
	@./kindproof matrix --resume

test: ## set up what is missing, then the unit tests and the suites on real clusters
	@./kindproof setup --browser --runtime own,1.6 && eval "$$(./kindproof env)" && tools/maven.sh -B verify

long: ## `make test` with the suites of many minutes: an upgrade's diff, changes in place
	@./kindproof setup --browser --runtime own,1.6 && eval "$$(./kindproof env)" && TESTCONTAINERS_REUSE_ENABLE=true tools/maven.sh -B verify "-Dtests.excluded=release | faults" -Dkindproof.seed=random
	@tools/fuzz.sh 60

faults: ## engines, nodes and components that fail around a test, each really caused; 40 minutes
	@./kindproof setup && eval "$$(./kindproof env)" && tools/maven.sh -B verify -Dtests.group=faults -Dtests.excluded=release

soak: ## the tutorial fifty times: does anything grow?
	@./kindproof setup && tools/soak.sh 50

unit: ## the unit tests alone, in seconds and without an engine
	@tools/maven.sh -B test

fuzz: ## fuzz what reads files, a minute each: make fuzz TARGET=profile SECONDS=600 EMPTY=yes
	@tools/fuzz.sh $(if $(EMPTY),--empty) "$(or $(SECONDS),60)" $(TARGET)

checksums: ## write .mvn/checksums from an empty repository, after a change of a library or plugin
	@tools/checksums.sh

vulnerabilities: ## look up known vulnerabilities of the kind that runs, which is written in Go
	@tools/vulnerabilities.sh

release: ## everything that is published, made and tested twice from the last commit: the same bytes?
	@tools/release.sh

bench: ## compare with kind by hand and two Go harnesses, in five rounds; resumes an interrupted run
	@cd bench && python3 -B -m unittest -q && cd .. && ./kindproof setup && bench/run

doctor: ## is this machine fit?
	@./kindproof doctor

setup: ## an engine, kind and the images, where they are missing
	@./kindproof setup

clean: ## remove what dead runs and the build have left
	@./kindproof clean && tools/maven.sh -q -B clean

format: ## format the sources
	@tools/maven.sh -q -B spotless:apply

newer: ## list releases of Kubernetes and runtimes that the lists do not have yet
	@tools/newer.sh

site: ## build the site from docs/ in target/site, with the API's Javadoc, and check its links
	@tools/maven.sh -q -B org.apache.maven.plugins:maven-javadoc-plugin:3.12.0:javadoc -Ddoclint=none -Dquiet=true \
	  -Dnotimestamp=true -DdetectJavaApiLink=false -DexcludePackageNames=io.github.kindproof.internal:io.github.kindproof.cli
	@tools/python.sh tools/site-requirements.txt python3 -B tools/site.py

lint: ## check the repository's own scripts and workflows: shellcheck, actionlint, zizmor
	@tools/lint.sh
