package io.github.kindproof.internal.progress;

final class SilentProgress implements Progress {
  @Override
  public Task begin(String what) {
    return new SilentTask();
  }

  @Override
  public void say(String line) {}

  private static final class SilentTask implements Task {
    @Override
    public void update(String detail) {}

    @Override
    public void done(String note) {}

    @Override
    public void failed(String note) {}

    @Override
    public void close() {}
  }
}
